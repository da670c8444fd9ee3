"""The small mistakes that a line of C may have."""
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]

SWAPS = {'<': '<=', '<=': '<', '>': '>=', '>=': '>', '==': '!=', '!=': '==',
         '&&': '||', '||': '&&', '+': '-', '-': '+', '+=': '-=', '-=': '+='}
OPERATOR = re.compile(r'(?<= )(<=?|>=?|==|!=|&&|\|\||\+=?|-=?)(?= )|'
                      r'(?<= )(&&|\|\|)$')
NUMBER = re.compile(r'(?<![\w.\'"])\d+(?=u?\b)(?![.\w]*x)')
LITERAL = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|/\*.*?\*/',
                     re.DOTALL)
# That something is freed is for sanitizers to see.
STATEMENT = re.compile(r'\s+(?!(?:return|goto|case|default|else|\w*free)\b)'
                       r'[A-Za-z_*(+-][^{}]*;$')
DECLARATION = re.compile(r'\s+(?:(?:const|static|struct|enum|unsigned)\b|'
                         r'\w+ \**\w+(?: =|;|\[|,))')
CONDITION = re.compile(r'\b(?:if|while) \(')


def blank_literals(text):
    """The text with its comments and literals blanked, each line as long."""
    return LITERAL.sub(lambda m: re.sub(r'[^\n]', ' ', m[0]), text)


def closing(line, start):
    """The index of the parenthesis that closes the one before start."""
    depth = 1
    for i in range(start, len(line)):
        depth += {'(': 1, ')': -1}.get(line[i], 0)
        if depth == 0:
            return i
    return -1


def condition_changes(line, code):
    for m in CONDITION.finditer(code):
        end = closing(code, m.end())
        if end < 0:
            continue
        head, cond, tail = line[:m.end()], line[m.end():end], line[end:]
        yield f'{head}!({cond}){tail}'
        yield f'{head}false{tail}'
        if m[0].startswith('if'):
            yield f'{head}true{tail}'


def changes(line, code, returns_bool, whole):
    """All small mistakes of one line, as the lines that they make of it."""
    for m in OPERATOR.finditer(code):
        yield line[:m.start()] + SWAPS[m[0]] + line[m.end():]
    for m in re.finditer(r'\+\+|--', code):
        yield line[:m.start()] + ('--' if m[0] == '++' else '++') + line[m.end():]
    for m in NUMBER.finditer(code):
        for value in {int(m[0]) + 1, max(int(m[0]) - 1, 0)} - {int(m[0])}:
            yield line[:m.start()] + str(value) + line[m.end():]
    for m in re.finditer(r'!(?=[\w(*])', code):
        yield line[:m.start()] + line[m.end():]
    yield from condition_changes(line, code)
    m = re.match(r'(\s+return )(.+);$', code)
    if m and returns_bool:
        value = line[m.start(2):m.end(2)]
        for other in {'true', 'false'} - {value}:
            yield f'{m[1]}{other};'
    if whole and STATEMENT.match(code) and not DECLARATION.match(code) \
            and code.count('(') == code.count(')'):
        yield re.match(r'\s+', line)[0] + ';'


class Source:
    """A file, its lines, and for each line of a function what may go wrong."""

    def __init__(self, path):
        self.path = path
        self.lines = (ROOT / path).read_text().split('\n')
        self.mistakes = {}
        code = blank_literals('\n'.join(self.lines)).split('\n')
        inside, returns_bool, before = False, False, ''
        for number, (line, text) in enumerate(zip(self.lines, code)):
            text = text.rstrip()
            if text == '{':
                inside = True
            elif text.startswith('}'):
                inside = False
            elif re.match(r'\w', text):
                returns_bool = bool(re.match(r'(static |inline )*bool \w', text))
            elif inside and text.strip():
                whole = before.endswith((';', '{', '}', ':', ')', 'else'))
                made = list(dict.fromkeys(
                    changes(line.rstrip(), text, returns_bool, whole)))
                if made:
                    self.mistakes[number] = made
            if text.strip():
                before = text

    def text_with(self, number, new):
        lines = list(self.lines)
        lines[number] = new
        return '\n'.join(lines)
