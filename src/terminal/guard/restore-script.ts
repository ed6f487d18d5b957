/**
 * Shell functions that put a terminal right; the terminal is the output.
 *
 * `end_tree PID`: ends a process and all that descends from it, by a hang-up and half a second later by force.
 * `write_out SEQUENCE`: writes it, again where the terminal refused a part of it: it does no harm twice.
 * `put_right SETTINGS SEQUENCE`: sets what `stty -g` once said, and writes a sequence, neither waiting for the other: a terminal
 * that does not read holds up what is written to it. Without settings there is no terminal, and nothing is done.
 */
export const restoreFunctions = `
tree() {
  echo "$1"
  if [ -r "/proc/$$/task/$$/children" ]; then set -- $(cat "/proc/$1"/task/*/children 2>/dev/null)
  else set -- $(ps -A -o pid= -o ppid= | awk -v top="$1" '$2 == top {print $1}')
  fi
  for child do tree "$child"; done
}
is_alive() {
  kill -0 "$1" 2>/dev/null || return 1
  if [ -r "/proc/$1/status" ]; then ! grep -q '^State:[[:space:]]*[ZX]' "/proc/$1/status"
  else case $(ps -o stat= -p "$1") in ''|Z*) return 1;; esac
  fi
}
any_alive() {
  for process do is_alive "$process" && return 0; done
  return 1
}
end_tree() {
  all=$(tree "$1")
  kill -HUP $all; kill -CONT $all
  for turn in 1 2 3 4 5 6 7 8 9 10; do
    any_alive $all || return
    sleep 0.05
  done
  kill -KILL $(tree "$1") $all
} 2>/dev/null
write_out() {
  for turn in 1 2 3 4 5 6 7 8 9 10; do
    printf %s "$1" && return
    sleep 0.5
  done
} 2>/dev/null
put_right() {
  [ -n "$1" ] || return
  write_out "$2" &
  stty "$1" <&1
  wait
} 2>/dev/null
`;
