import { type ArgumentNode, type CommandNode, type FlagNode, valuesWord } from './command-tree.ts';

/**
 * The completion of bash (3.2 and newer, without the bash-completion package). Tables of what is declared, and one
 * function that walks the words before the cursor. Cities are listed by the shell itself: no process is started.
 */
export function bashScript(tree: readonly CommandNode[]): string {
  return `# Completes zeta in bash. Install: source <(zeta completion bash)

_zeta_command() {
  commands= flags= args=
  case $1 in
${tree.map(commandCase).join('\n')}
  esac
}

# What the flag $2 of the command $1 takes; fails when it takes nothing.
_zeta_flag() {
  case "$1 $2" in
${tree.flatMap(flagCases).join('\n')}
    *) return 1 ;;
  esac
}

${bashWalk}`;
}

function commandCase({ path, commands, flags, args }: CommandNode): string {
  const names = commands.map(({ name }) => name).join(' ');
  const flagNames = flags.flatMap((flag) => flag.names).join(' ');
  return `    '${path}') commands='${names}' flags='${flagNames}' args='${args.map(argumentWord).join('|')}' ;;`;
}

function flagCases({ path, flags }: CommandNode): readonly string[] {
  return flags.flatMap(({ names, values }: FlagNode) =>
    values
      ? [`    ${names.map((name) => `'${path} ${name}'`).join('|')}) values='${valuesWord(values)}' ;;`]
      : [],
  );
}

function argumentWord({ values, isRepeated }: ArgumentNode): string {
  return `${valuesWord(values)}${isRepeated ? ' …' : ''}`;
}

const bashWalk = `# Folders of cities/ in the platform folder at or above $1.
_zeta_cities() {
  local dir path
  dir=$(cd -- "\${1:-.}" 2>/dev/null && pwd) || return
  while [[ ! -e $dir/zeta.yaml ]]; do
    [[ -z $dir ]] && return
    dir=\${dir%/*}
  done
  for path in "$dir"/cities/[a-z]*/; do
    [[ -d $path ]] || continue
    path=\${path%/}
    printf '%s\\n' "\${path##*/}"
  done
}

_zeta() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prefix= place= pending= count=0 index word words
  local commands flags args values IFS=$' \\t\\n'
  _zeta_command ''
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if [[ -n $pending ]]; then
      # --flag=value comes as three words.
      [[ $word == '=' ]] && continue
      [[ $pending == -C ]] && place=$word
      pending=
    elif [[ $word == -* ]]; then
      _zeta_flag "$prefix" "$word" && pending=$word
    elif [[ " $commands " == *" $word "* ]]; then
      prefix="\${prefix:+$prefix }$word"
      _zeta_command "$prefix"
    else
      count=$((count + 1))
    fi
  done
  [[ $cur == '=' ]] && cur=
  place=\${place/#\\~/$HOME}
  if [[ -n $pending ]]; then
    _zeta_flag "$prefix" "$pending"
    words=$values
  elif [[ $cur == -* ]]; then
    words=$flags
  elif [[ -n $commands ]]; then
    words=$commands
  else
    words=$(_zeta_argument "$count" "$args")
  fi
  case $words in
    @city*) words="$(_zeta_cities "$place") \${words#@city}" ;;
    @folder)
      IFS=$'\\n'
      COMPREPLY=($(compgen -d -- "$cur"))
      compopt -o filenames 2>/dev/null
      return ;;
    @anything) words= ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}

# The $1-th of the arguments in $2, which are parted by |; one that ends in … is also all that follow.
_zeta_argument() {
  local IFS='|' all last
  [[ -z $2 ]] && return
  all=($2)
  last=\${all[\${#all[@]}-1]}
  if [[ -n \${all[$1]} ]]; then last=\${all[$1]}; elif [[ $last != *' …' ]]; then last=; fi
  printf '%s' "\${last% …}"
}

complete -F _zeta zeta
`;
