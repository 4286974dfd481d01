"""``forms list``, ``forms show``: the statutory forms that are known, or all of one of them."""

from __future__ import annotations

from reportlint.cli.batch_run import print_source_errors
from reportlint.cli.settings import load_current
from reportlint.cli.sinks import Sink, make_view
from reportlint.config.project import collect_rules
from reportlint.rules.builtin import load_builtin_rules, save_cache
from reportlint.support.localized_text import Message
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.cli.parser import Arguments
    from reportlint.model.form import StatutoryForm
    from reportlint.model.rule import Rule
    from reportlint.reporters.common import View

    Rules = tuple[Rule, ...]

_BROKEN = 2


def list_forms(arguments: Arguments) -> int:
    """List the forms with their editions and how many rules each has."""
    from reportlint.reporters.forms import form_list

    def render(rules: Rules, view: View) -> str:
        return form_list.render_table(load_builtin_rules().forms, rules, view)

    def render_json(rules: Rules, language: str) -> str:
        return form_list.render_json(load_builtin_rules().forms, rules, language)

    return _print(arguments, render, render_json)


def show_form(arguments: Arguments) -> int:
    """Show one form; raises UsageError where there is none of that key."""
    form = _find_form(arguments.operands[0])

    def render(rules: Rules, view: View) -> str:
        from reportlint.reporters.forms import form_text, list_own_rules
        from reportlint.reporters.rules import rule_list

        table = rule_list.render_table(list_own_rules(form, rules), replace(view, quiet=True))
        return form_text.render_text(form, rules, table, view)

    def render_json(rules: Rules, language: str) -> str:
        from reportlint.reporters.forms import form_json

        return form_json.render_json(form, rules, language)

    return _print(arguments, render, render_json)


def _print(
    arguments: Arguments,
    render: Callable[[Rules, View], str],
    render_json: Callable[[Rules, str], str],
) -> int:
    """Print what a rendering makes of all rules: for people, or as JSON where that is asked for."""
    arguments, project = load_current(arguments)
    rules = collect_rules(project).rules
    sink = Sink(None)
    if arguments.get("--output-format") == "json":
        sink.write(render_json(rules, arguments.language))
    else:
        view = make_view(sink, arguments)
        sink.print_text(render(rules, view), has_colour=view.colour)
    save_cache()
    errors = project.source_errors if project else ()
    return _BROKEN if print_source_errors(arguments.language, errors) else 0


def _find_form(key: str) -> StatutoryForm:
    forms = {form.key: form for form in load_builtin_rules().forms}
    if key not in forms:
        from reportlint.cli.suggestions import build_unknown_error

        raise build_unknown_error(Message("cli.forms.form"), key, forms, "forms list")
    return forms[key]
