set -l locale (string match -r -- '.+' "$LC_ALL" "$LC_MESSAGES" "$LANG")
if string match -q -- 'sq*' "$locale[1]"
    source /usr/share/besa-hub/completions/sq.fish
else
    source /usr/share/besa-hub/completions/en.fish
end
