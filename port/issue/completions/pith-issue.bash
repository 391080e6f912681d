# SPDX-License-Identifier: MIT
# Completion of pith-issue for bash.
_pith_issue() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} words=
    COMPREPLY=()
    case $before in
        pith-issue) words="keygen show sign ring" ;;
        sign) [[ ${COMP_WORDS[1]} == ring ]] || words="record event state bundle" ;;
        ring) words="new rotate sign apply inspect export" ;;
        --type) words="record_created graph_snapshot" ;;
        --as) words="id hex base64 fingerprint base32 c cmake verify pem flash policy old new" ;;
        --id | --time | --registry | --revoke | --remove | --not-before | --not-after | --name) return ;;
    esac
    if [[ $word == -* ]]; then
        words="-k --key --signer --public --id --time --ring --registry --type --without-snapshot --pretty --add
            --revoke --remove --not-before --not-after --as --name --big-endian -o --output -h --help -V --version"
    fi
    if [[ -n $words ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
        return
    fi
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
}
complete -F _pith_issue pith-issue
