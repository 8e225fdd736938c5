# Types into an interactive shell on a pseudo-terminal and writes down what stands on its line afterwards.
# type.zsh <command that starts the shell> <file of its set-up> <file for the results> <input>...
# Inputs may hold tabs. The set-up binds ^G to append the line to the results, and sets the prompt to READY>.
emulate -R zsh
zmodload zsh/zpty zsh/zselect
shell=$1 setup=$2 results=$3
shift 3
: > $results

drain() { while zpty -rt shell chunk; do seen+=$chunk; done }
wait_for() { # <condition>
  repeat 400; do
    drain
    eval $1 && return
    zselect -t 5
  done
  print -u2 "not seen: $1; the terminal shows: $seen"
  exit 1
}

zpty -b shell "$shell"
zpty -w shell ". $setup"
wait_for '[[ $seen == *READY\>* ]]'
count=0
for input in "$@"; do
  (( count += 1 ))
  zpty -wn shell $'\C-u'"$input"$'\C-g'
  wait_for '(( $(wc -l < $results) == count ))'
done
zpty -d shell
