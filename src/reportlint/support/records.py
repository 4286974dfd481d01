"""Frozen, slotted value classes.

What ``dataclass(frozen=True, slots=True)`` gives, without importing ``dataclasses`` (which
costs more than a whole bare start of Python) and without generating code for each class.
Type checkers see ordinary frozen dataclasses.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any, ClassVar, TypeVar, dataclass_transform

    T = TypeVar("T")
else:

    def dataclass_transform(**_options):
        """Do nothing at run time."""
        return lambda function: function


#: The default of a field that has none.
_REQUIRED = object()


@dataclass_transform(frozen_default=True)
class RecordType(type):
    """Makes a frozen, slotted record of a class that only annotates its fields.

    A base class that is itself a record lends its fields, first.
    """

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:
        """Return the class, with a slot for each of its own fields."""
        own = namespace.pop("__annotations__", {}) if bases else {}
        defaults: dict[str, Any] = {}
        for base in bases:
            defaults |= getattr(base, "_defaults", {})
        defaults |= {field: namespace.pop(field, _REQUIRED) for field in own}
        namespace["__slots__"] = tuple(own)
        namespace["_annotations"] = own
        namespace["_fields"] = namespace["__match_args__"] = tuple(defaults)
        namespace["_defaults"] = defaults
        record_class: Any = type.__new__(cls, name, bases, namespace)
        record_class._setters = tuple([getattr(record_class, n).__set__ for n in defaults])  # noqa: SLF001 - our own
        return record_class


class Record(metaclass=RecordType):
    """The behaviour of every record: its subclasses annotate their fields."""

    _fields: ClassVar[tuple[str, ...]]
    _defaults: ClassVar[dict[str, Any]]
    _setters: ClassVar[tuple[Any, ...]]

    def __init__(self, *values: Any, **keyword_values: Any) -> None:
        """Take the fields in order or by name; raise TypeError for any other."""
        setters = self._setters
        if keyword_values or len(values) != len(setters):
            values = _arguments(type(self), values, keyword_values)
        for setter, value in zip(setters, values):  # noqa: B905 - equal by now, and this is hot
            setter(self, value)

    # NOTE: type checkers know what is frozen, and would take these for leave to set anything.
    if not TYPE_CHECKING:

        def __setattr__(self, name, *_value):
            """Refuse: a record never changes."""
            raise AttributeError(f"{type(self).__name__}.{name} stays: records are frozen")

        __delattr__ = __setattr__

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and values_of(self) == values_of(other)

    def __hash__(self) -> int:
        return hash((type(self), values_of(self)))

    def __repr__(self) -> str:
        pairs = zip(self._fields, values_of(self), strict=True)
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in pairs)})"

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        return type(self), values_of(self)


def _arguments(
    cls: type[Record], values: tuple[Any, ...], keyword_values: dict[str, Any]
) -> tuple[Any, ...]:
    fields = cls._fields
    if not keyword_values:
        rest = tuple(cls._defaults.values())[len(values) :]
        if len(values) < len(fields) and _REQUIRED not in rest:
            return values + rest
    if len(values) > len(fields):
        raise TypeError(f"{cls.__name__} takes {len(fields)} values, got {len(values)}")
    values_by_name = dict(zip(fields, values, strict=False))
    for name in keyword_values:
        if name not in fields or name in values_by_name:
            raise TypeError(f"{cls.__name__} got an unexpected or repeated field {name!r}")
    values_by_name = cls._defaults | values_by_name | keyword_values
    for name, value in values_by_name.items():
        if value is _REQUIRED:
            raise TypeError(f"{cls.__name__} needs a value for {name!r}")
    return tuple(values_by_name.values())


def values_of(value: Any) -> tuple[Any, ...]:
    """Return the fields' values of a record, in order."""
    return tuple([getattr(value, name) for name in value._fields])


def fields_of(cls: Any) -> dict[str, str]:
    """Return the fields of a record class: name to annotation, in order."""
    bases = reversed(cls.__mro__)
    return {n: a for base in bases for n, a in base.__dict__.get("_annotations", {}).items()}


def defaults_of(cls: Any) -> dict[str, Any]:
    """Return the defaults of the fields that have one."""
    return {n: default for n, default in cls._defaults.items() if default is not _REQUIRED}


def generate_init(cls: type[T]) -> type[T]:
    """Return a record class with an ``__init__`` of its own, for what each draft has by the dozen.

    It sets the fields by name, where that of :class:`Record` goes through a loop: three to four
    times faster. Such a record is frozen for type checkers only: to refuse changes at run time
    makes each one three times dearer.
    """
    record_class: Any = cls
    names, defaults = record_class._fields, tuple(defaults_of(cls).values())
    # NOTE: to name the fields of a code that is there takes a twentieth of compiling another.
    code = _init_code(len(names)).replace(co_varnames=("self", *names), co_names=names)
    record_class.__init__ = _FunctionType(code, {}, "__init__", defaults)
    record_class.__setattr__ = object.__setattr__
    record_class.__delattr__ = object.__delattr__
    return cls


#: As ``types`` names it, which would have to be imported.
_FunctionType: Any = type(defaults_of)
_init_codes: dict[int, CodeType] = {}


def _init_code(count: int) -> CodeType:
    """Return the code of an ``__init__`` for so many fields."""
    if count not in _init_codes:
        names = [f"field_{number}" for number in range(count)]
        namespace: dict[str, Any] = {}
        body = "; ".join(f"self.{name} = {name}" for name in names)
        exec(f"def __init__(self, {', '.join(names)}): {body}", namespace)  # noqa: S102 - names only
        _init_codes[count] = namespace["__init__"].__code__
    return _init_codes[count]


def replace(value: T, /, **changes: Any) -> T:
    """Return a copy of a record with some fields changed."""
    cls: Any = type(value)
    values_by_name = dict(zip(cls._fields, values_of(value), strict=True))
    if unknown := changes.keys() - values_by_name:
        raise TypeError(f"{cls.__name__} has no field {min(unknown)!r}")
    return cls(*(values_by_name | changes).values())  # type: ignore[no-any-return]
