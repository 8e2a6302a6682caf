/** Stemmers of the Snowball project, compiled to JavaScript; the package has no types of its own. */
declare module 'snowball-stemmers' {
  const snowball: { newStemmer(language: 'russian' | 'english'): { stem(word: string): string } };
  export default snowball;
}
