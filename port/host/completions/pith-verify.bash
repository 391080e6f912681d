# SPDX-License-Identifier: MIT
# Completion of pith-verify for bash.
_pith_verify() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    case $before in
        -p | --policy | --files0-from | --ring | --rotation) ;;
        -k | --key | --jobs | --explain | --now) return ;; # ID=HEX or ID=@FILE, a number, a time
        *)
            if [[ $word == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "-a --audit -r --receipt --values -p --policy -k --key -j --json
                    -q --quiet --lines --id-column --recursive --files0-from --jobs --canonicalize --explain --sorted
                    --ring --rotation --now -h --help -V --version" -- "$word")
                return
            fi
            ;;
    esac
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
}
complete -F _pith_verify pith-verify
