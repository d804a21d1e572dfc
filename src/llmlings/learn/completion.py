"""`llmlings completion SHELL`: what a shell needs to complete the names of commands and modules."""

import sys
from collections.abc import Iterable
from io import TextIOWrapper

from llmlings.course import course_files, load_course

_BASH = """\
# Completion of llmlings for bash.
_llmlings() {
    local word=${COMP_WORDS[COMP_CWORD]}
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "COMMANDS" -- "$word"))
        return
    fi
    case ${COMP_WORDS[1]} in
        check|hint|reset|solution) COMPREPLY=($(compgen -W "MODULES" -- "$word")) ;;
    esac
}
complete -o bashdefault -o default -F _llmlings llmlings
"""

_ZSH = """\
# Completion of llmlings for zsh.
_llmlings() {
    if (( CURRENT == 2 )); then
        compadd -- COMMANDS
        return
    fi
    case ${words[2]} in
        check|hint|reset|solution) compadd -- MODULES || _files ;;
        *) _files ;;
    esac
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
compdef _llmlings llmlings
"""

_FISH = """\
# Completion of llmlings for fish.
complete -c llmlings -n __fish_use_subcommand -f -a "COMMANDS"
complete -c llmlings -n "__fish_seen_subcommand_from check hint reset solution" -a "MODULES"
"""

# The word at the cursor is no element of the command as long as it is empty.
_POWERSHELL = """\
# Completion of llmlings for PowerShell.
Register-ArgumentCompleter -Native -CommandName llmlings -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition })
    $names = @()
    if ($before.Count -eq 1) {
        $names = -split "COMMANDS"
    } elseif ($before.Count -gt 1 -and $before[1].ToString() -in "check", "hint", "reset", "solution") {
        $names = -split "MODULES"
    }
    $names | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, "ParameterValue", $_)
    }
}
"""

_SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}


def run(shell: str, commands: Iterable[str]) -> int:
    """Print the script for a shell."""
    if isinstance(sys.stdout, TextIOWrapper):
        # bash on Windows stumbles over other line ends.
        sys.stdout.reconfigure(newline="\n")
    modules = (module.name for module in load_course(course_files()).modules)
    print(_SCRIPTS[shell].replace("COMMANDS", " ".join(commands)).replace("MODULES", " ".join(modules)), end="")
    return 0
