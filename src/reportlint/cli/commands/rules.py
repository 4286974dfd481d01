"""``rules list``, ``explain``, ``rules schema``: all rules, one of them, what their files hold."""

from __future__ import annotations

from reportlint.cli.argument_values import find_rule
from reportlint.cli.batch_run import print_source_errors
from reportlint.cli.commands.config import resolve_config
from reportlint.cli.settings import load_current
from reportlint.cli.sinks import Sink, make_view
from reportlint.config.project import collect_docs
from reportlint.model.rule import RuleSet
from reportlint.rules.builtin import load_builtin_rules, save_cache
from reportlint.rules.layers import apply_layers
from reportlint.support.errors import UsageError
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.cli.parser import Arguments

_BROKEN = 2
_SCHEMAS = ("rules", "pack")


def list_rules(arguments: Arguments) -> int:
    """List the loaded rules, or those that a selection or a profile would run."""
    from reportlint.reporters.rules import rule_list

    resolved_config = resolve_config(arguments)
    choosing = ("--select", "--extend-select", "--ignore", "--severity", "--profile")
    rules = resolved_config.rules
    if any(arguments.has(name) for name in choosing):
        rules = apply_layers(rules, resolved_config.layers)
    language = resolved_config.arguments.language
    sink = Sink(None)
    if arguments.get("--output-format") == "json":
        sink.write(rule_list.render_json(rules, collect_docs(resolved_config.project), language))
    else:
        view = make_view(sink, resolved_config.arguments)
        sink.print_text(rule_list.render_table(rules, view), has_colour=view.colour)
    save_cache()
    errors = resolved_config.project.source_errors if resolved_config.project else ()
    return _BROKEN if print_source_errors(language, errors) else 0


def explain(arguments: Arguments) -> int:
    """Explain a rule, built-in or of the project's packs, with examples from its own tests."""
    from reportlint.reporters.rules.explanation import render_explanation
    from reportlint.ruletests.examples import find_examples
    from reportlint.ruletests.rule_choice import find_subject

    arguments, project = load_current(arguments)
    subject = find_subject((), project)
    rule = find_rule(arguments.operands[0], RuleSet(subject.rules))
    sink = Sink(None)
    view = make_view(sink, arguments)
    doc = subject.docs[rule.id]
    examples = find_examples(rule, doc, load_builtin_rules(), view.language)
    sink.print_text(render_explanation(rule, doc, examples, view), has_colour=view.colour)
    save_cache()
    return 0


def print_schema(arguments: Arguments) -> int:
    """Print the JSON Schema that is asked for: of rule files unless told otherwise."""
    from reportlint.reporters.common.machine_text import dumps
    from reportlint.rules import schema

    kind = arguments.operands[0] if arguments.operands else _SCHEMAS[0]
    if kind not in _SCHEMAS:
        message = Message("cli.rules_schema.no_such_schema", kind=kind)
        raise UsageError(message, Message("cli.rules_schema.one_of", kinds=_SCHEMAS))
    content = schema.build_manifest_schema()
    if kind == _SCHEMAS[0]:
        content = schema.build_rule_schema(load_builtin_rules().forms, arguments.language)
    Sink(None).write(dumps(content) + "\n")
    return 0
