# SPDX-License-Identifier: MIT
# Completion of pith-verify for fish.
complete -c pith-verify -s a -l audit -d 'List the findings of all checks'
complete -c pith-verify -s r -l receipt -d 'Check only the record and its receipt, in one pass'
complete -c pith-verify -l values -d 'Show the document with a trust label for each value'
complete -c pith-verify -s p -l policy -r -d 'What to accept (JSON)'
complete -c pith-verify -s k -l key -x -d 'Trust a further public key: ID=HEX or ID=@FILE'
complete -c pith-verify -s j -l json -d 'Print JSON'
complete -c pith-verify -s q -l quiet -d 'Only set the exit status'
complete -c pith-verify -l canonicalize -d 'Write the document in canonical form'
complete -c pith-verify -s h -l help -d 'Print a summary of use'
complete -c pith-verify -s V -l version -d 'Print the version'
