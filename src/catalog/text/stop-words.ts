import { withoutKazakhLetters } from './fold.ts';

/** Folded, and written in Russian letters where they are Kazakh. */
const stopWords: ReadonlySet<string> = new Set(
  [
    'и в во на с со к ко для по из от до за о об у под над без или а но же ли не ни это этот эта эти как что чтобы',
    'самый самая самое самые мне нам меня нужен нужна нужно нужны надо хочу хотим хотел хотела ищу ищем есть какой какая какие какое бы',
    'можно покажи покажите показать подскажите посоветуйте дайте купить куплю заказать интересует пожалуйста',
    'нибудь либо шт штук штуки доставка доставку доставкой рассрочка рассрочку кредит самовывоз арналган',
    'любой любая любое любые любого любую только могу можете найду выбрать подобрать подберите помогите посоветовать',
    'здравствуйте привет добрый день спасибо благодарю ваш ваша ваши вас вы у где найти сколько стоит стоят цена цены почем',
    'маган бизге керек еди издеймин издеп журмин бар ма барма бе пе ме па ба ушин жане мен бир кандай',
    'корсет корсетиниз сатып алу алгым келеди болса осы салем салеметсиз салеметсизбе рахмет',
    'the a an of for with in on to and or i we need want looking look show me please is are do you have any some buy hello thanks thank but anything something',
  ].flatMap((line) => line.split(' ')),
);

/** Whether a folded word says nothing about a product: Russian, Kazakh, English. */
export function isStopWord(word: string): boolean {
  return stopWords.has(withoutKazakhLetters(word));
}
