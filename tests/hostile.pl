# Hostile names, posts and messages, and what may not come of them, for
# test_hostile.sh:
#   hostile.pl posts      a post for each kind of character, and a configuration
#                         with a rule whose message has them, here
#   hostile.pl terminal   what in the text on stdin a terminal would act on
#   hostile.pl runner     the commands that a runner of GitHub Actions would find
# The latter two print nothing if all is well.
use strict;
use warnings;

# Raw bytes: C0, DEL, C1, marks and overrides of direction, zero width,
# separators, tags, what is not UTF-8; sequences of them.
sub kinds {
    my @points = (1 .. 31, 127 .. 159, 0xAD, 0x61C, 0x180E, 0x200B .. 0x200F,
        0x2028 .. 0x202E, 0x2060 .. 0x2064, 0x2066 .. 0x206F, 0xFEFF,
        0xFFF9 .. 0xFFFB, 0xE0001, 0xE0041);
    my @kinds = map { my $c = chr; utf8::encode($c); $c } @points;
    return (@kinds, "\x9b31m", "\xff", "\xc0\x80", "\xed\xa0\x80", "\xe2\x80",
        "\e]0;owned\a", "\e]8;;http:\x9c", "\x{c2}\x{9b}31m", "\e[2J\e[H");
}

# Beginnings of lines that a runner trims.
my @spaces = map { my $c = chr; utf8::encode($c); $c }
    (9, 11, 12, 32, 0x85, 0xA0, 0x1680, 0x2003, 0x2028, 0x202F, 0x3000, 0xFEFF);

sub post {
    my ($kind) = @_;
    my $signs = join '', map { "$_\::add-mask::y\n" } @spaces;
    return "# 글 $kind제목 ##[add-mask]y\n\n$kind\n모델를 쓴다. $kind 단어 가\r"
        . "::set-output name=a::b\n ::add-mask::x\n##[set-output name=a]b\n"
        . "$signs$kind\::error::x\n\n[가]($kind) ##[warning]\n";
}

sub write_file {
    my ($name, $text) = @_;
    open my $out, '>', $name or die "$name: $!";
    print $out $text;
    close $out or die "$name: $!";
}

sub posts {
    my $n = 100;
    my @names = kinds();
    push @names, map { "$_\::add-mask::z" } '', @spaces;
    push @names, 'a.md:1:1: error: pwned [x]', 'note: a', '##[add-mask]z',
        "a\n::add-mask::z", "a\r::add-mask::z", 'a "b" \\c', "a\tb", "a\n+++ b";
    for my $kind (@names) {
        $n++;
        write_file("$kind$n.md", post($kind));
        write_file("$n.md", post($kind)) if $n % 8 == 0;
    }
    my $message = join '', map { sprintf '\U%08x', $_ }
        (0 .. 31, 127 .. 159, 0xAD, 0x61C, 0x200B .. 0x200F, 0x2028 .. 0x202E,
        0x2060 .. 0x206F, 0xFEFF, 0xFFF9, 0xE0041);
    write_file('.digestlint.yaml',
        "extends: generic\npatterns:\n  - id: own\n    message: "
        . "\"$message ##[add-mask]{0} \\n::add-mask::x\"\n    words: [단어]\n"
        . "    # \x{e2}\x{80}\x{ae}\n"
        . "    ## ##[add-mask]\n");
}

my $obeyed = '[' . join('', '\x00-\x08\x0B-\x1F\x7F-\x9F\xAD\x{61C}\x{180E}',
    '\x{200B}-\x{200F}\x{2028}-\x{202E}\x{2060}-\x{206F}\x{FEFF}',
    '\x{FFF9}-\x{FFFB}\x{E0000}-\x{E007F}') . ']';

sub terminal {
    while (my $line = <STDIN>) {
        $line =~ s/\r\e\[K(\d+\/\d+)?//g;    # our own progress
        my $text = $line;
        my $is_valid = utf8::decode($text);
        print "not UTF-8: $line" unless $is_valid;
        printf "U+%04X: %s", ord $1, $line if $text =~ /($obeyed)/;
    }
}

# ActionCommandManager.cs and ActionCommand.cs: lines end at CR, LF or both;
# white space before `::` does not count; nothing is obeyed between
# ::stop-commands::WORD and ::WORD::. Stricter than they are: any `::` begins a
# command, known or not, but for the annotations of --format github.
sub runner {
    my ($is_github) = @_;
    local $/;
    my $stopped = '';
    for my $line (split /\r\n|\n|\r/, <STDIN> // '') {
        utf8::decode($line);
        my $trimmed = $line =~ s/^[\s\x{85}\x{A0}\x{FEFF}]+//r;
        if ($stopped) {
            $stopped = '' if $trimmed =~ /^::\Q$stopped\E::/;
        } elsif ($trimmed =~ /^::stop-commands::([0-9a-f]{32,})$/) {
            $stopped = $1;
        } elsif ($is_github && $line =~ /^::(error|warning|notice) title=/) {
            print "in an annotation: $line\n" if index($line, '##[') >= 0;
        } elsif ($trimmed =~ /^::/ || index($line, '##[') >= 0) {
            print "$line\n";
        }
    }
    print "commands were not allowed again\n" if $stopped;
}

binmode STDIN;
binmode STDOUT;
my ($mode, @rest) = @ARGV;
no strict 'refs';
&{$mode}(@rest);
