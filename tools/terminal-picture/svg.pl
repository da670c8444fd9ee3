#!/usr/bin/perl
# svg.pl COLUMNS <TYPESCRIPT >PICTURE.svg: what a terminal of so many columns
# shows of coloured text (ECMA-48, SGR), as a picture. A line that begins with
# "$ " is what was typed.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my $columns = shift // 90;
my ($cell, $line, $margin, $bar) = (7.8, 18, 16, 30); # pixels
my %colour = (31 => '#ff7b72', 32 => '#7ee787', 33 => '#e3b341',
    34 => '#79c0ff', 35 => '#d2a8ff', 36 => '#76e3ea');
my %entity = ('&' => '&amp;', '<' => '&lt;', '>' => '&gt;');

# Two cells a character: UAX #11, W and F, as far as Korean posts have them.
my $wide = qr/[\x{1100}-\x{115F}\x{2E80}-\x{A4CF}\x{AC00}-\x{D7A3}]|
    [\x{F900}-\x{FAFF}\x{FF01}-\x{FF60}\x{FFE0}-\x{FFE6}]/x;

sub escape {
    my ($text) = @_;
    $text =~ s/([&<>])/$entity{$1}/g;
    return $text;
}

my ($body, $x, $y) = ('', 0, $margin + $bar); # x in cells, y in pixels

# Adds a text in one style. Runs of equally wide characters are pinned to their
# cells, whatever font the reader has; what does not fit goes to the next line.
sub add {
    my ($text, $style) = @_;
    while ($text =~ /\G(\ +|(?:$wide)+|(?:(?!$wide)[^\ ])+)/gc) {
        my $part = $1;
        my $cells = $part =~ $wide ? 2 : 1;
        while (length $part) {
            my $fits = int(($columns - $x) / $cells);
            if ($fits == 0) {
                ($x, $y) = (0, $y + $line);
                next;
            }
            my $now = substr $part, 0, $fits, '';
            my $width = $cells * length $now;
            $body .= sprintf
                qq{<text x="%.1f" y="%d" textLength="%.1f"%s>%s</text>\n},
                $margin + $x * $cell, $y, $width * $cell, $style, escape($now)
                unless $now =~ /^ /;
            $x += $width;
        }
    }
}

while (my $text = <STDIN>) {
    $text =~ s/[\r\n]+$//;
    $text =~ s/\e\]8;[^\e]*\e\\//g; # hyperlinks
    $y += $line;
    $x = 0;
    my %is;
    $is{bold} = 1 if $text =~ /^\$ /;
    for my $part (split /(\e\[[0-9;]*[A-Za-z])/, $text) {
        if ($part =~ /^\e\[([0-9;]*)([A-Za-z])$/) {
            next if $2 ne 'm';
            for my $code (split /;/, length $1 ? $1 : '0') {
                %is = () if $code == 0;
                $is{bold} = 1 if $code == 1;
                $is{faint} = 1 if $code == 2;
                $is{fill} = $colour{$code} if exists $colour{$code};
            }
            next;
        }
        my $style = '';
        $style .= ' font-weight="bold"' if $is{bold};
        $style .= ' fill-opacity="0.65"' if $is{faint};
        $style .= qq{ fill="$is{fill}"} if $is{fill};
        add($part, $style);
    }
}

my ($width, $height) = (2 * $margin + $columns * $cell, $y + $margin);
printf <<'END', $width, $height, $width, $height;
<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%d" viewBox="0 0 %.0f %d">
<rect width="100%%" height="100%%" rx="8" fill="#0d1117"/>
<circle cx="22" cy="20" r="6" fill="#ff5f57"/>
<circle cx="42" cy="20" r="6" fill="#febc2e"/>
<circle cx="62" cy="20" r="6" fill="#28c840"/>
<g font-family="ui-monospace, 'D2Coding', 'Noto Sans Mono CJK KR', 'NanumGothicCoding', monospace" font-size="13" fill="#e6edf3" xml:space="preserve">
END
print "$body</g>\n</svg>\n";
