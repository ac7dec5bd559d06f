#compdef besa-hub
case ${LC_ALL:-${LC_MESSAGES:-$LANG}} in
  sq*) source /usr/share/besa-hub/completions/sq.zsh ;;
  *) source /usr/share/besa-hub/completions/en.zsh ;;
esac
_besa-hub "$@"
