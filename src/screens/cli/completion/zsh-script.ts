import { type ArgumentNode, type CommandNode, type FlagNode, valuesWord } from './command-tree.ts';

/** The completion of zsh: like that of bash, with what each verb and flag does beside it. */
export function zshScript(tree: readonly CommandNode[]): string {
  return `#compdef zeta
# Completes zeta in zsh. Install: source <(zeta completion zsh), after compinit

_zeta_command() {
  commands=() flags=() args=()
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

${zshWalk}`;
}

function commandCase({ path, commands, flags, args }: CommandNode): string {
  const told = commands.map(({ name, description }) => described(name, description)).join(' ');
  const toldFlags = flags
    .flatMap(({ names, description }) => names.map((name) => described(name, description)))
    .join(' ');
  const places = args.map((argument) => `'${argumentWord(argument)}'`).join(' ');
  return `    '${path}') commands=(${told})\n      flags=(${toldFlags})\n      args=(${places}) ;;`;
}

/** `name:description`, quoted for the shell; a colon in the name or a quote must not end it. */
function described(name: string, description: string): string {
  return `'${name.replaceAll(':', '\\:')}:${description.replaceAll("'", "'\\''")}'`;
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

const zshWalk = `# Folders of cities/ in the platform folder at or above $1.
_zeta_cities() {
  local dir
  dir=\${\${1:-.}:A}
  while [[ ! -e $dir/zeta.yaml ]]; do
    [[ $dir == / ]] && return
    dir=\${dir:h}
  done
  reply=("$dir"/cities/[a-z]*(N/:t))
}

_zeta() {
  local prefix= place= pending= word index count=0 values wanted
  local -a commands flags args reply
  local cur=\${words[CURRENT]}
  _zeta_command ''
  for ((index = 2; index < CURRENT; index++)); do
    word=\${words[index]}
    if [[ -n $pending ]]; then
      [[ $pending == -C ]] && place=\${word/#\\~/$HOME}
      pending=
    elif [[ $word == --*=* ]]; then
      continue
    elif [[ $word == -* ]]; then
      _zeta_flag "$prefix" "$word" && pending=$word
    elif (( \${commands[(I)$word:*]} )); then
      prefix="\${prefix:+$prefix }$word"
      _zeta_command "$prefix"
    else
      (( count += 1 ))
    fi
  done
  if [[ -z $pending && $cur == --*=* ]]; then
    pending=\${cur%%=*}
    compset -P '*='
  fi
  if [[ -n $pending ]]; then
    _zeta_flag "$prefix" "$pending" || return
    wanted=$values
  elif [[ $cur == -* ]]; then
    _describe -o 'option' flags
    return
  elif (( $#commands )); then
    _describe 'command' commands
    return
  else
    wanted=\${args[count + 1]}
    [[ -z $wanted && $args[-1] == *' …' ]] && wanted=$args[-1]
    wanted=\${wanted% …}
  fi
  case $wanted in
    @city*) _zeta_cities "$place"; reply+=(\${=wanted#@city}); compadd -a reply ;;
    @folder) _path_files -/ ;;
    @anything|'') ;;
    *) reply=(\${=wanted}); compadd -a reply ;;
  esac
}

(( $+functions[compdef] )) && compdef _zeta zeta
`;
