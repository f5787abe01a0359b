# bash completion for vidensgraf: asks the program itself, so that it is never out of date.
_vidensgraf() {
  local current=${COMP_WORDS[COMP_CWORD]} word path=() i
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    [[ $word == -* ]] && continue
    # Only the first two words can be commands ("graph export").
    [ "${#path[@]}" -lt 2 ] && vidensgraf "${path[@]}" "$word" --help > /dev/null 2>&1 && path+=("$word")
  done
  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(vidensgraf "${path[@]}" --help 2> /dev/null |
      grep -oE '(^|[ ,])--[a-z][a-z-]+' | tr -d ' ,' | sort -u)" -- "$current")
    return
  fi
  local commands
  commands=$(vidensgraf "${path[@]}" --help 2> /dev/null | awk '/^Subcommands:/ {on = 1; next} on && /^$/ {exit} on && /^  [a-z]/ {print $1}')
  if [ -n "$commands" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$current")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  fi
}
complete -o filenames -F _vidensgraf vidensgraf
