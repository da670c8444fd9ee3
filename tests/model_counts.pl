#!/usr/bin/perl
# model_counts.pl FILE... — what the model must find in posts of the daily-papers
# shape, counted from their text without a parser: one line a post, the base
# name and then the numbers in the order of @names. Only for posts that keep to
# the shape; tests/unit/test_post_corpus.c compares.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));

my @names = qw(papers sections slots sentences unlabelled bulleted placeholders
               long4 over1000 over1100 length links);

# One list of lines: every stop behind Hangul and before a blank or the end of
# the text, or any stop at a line's end.
sub sentences {
    my ($text) = @_;
    $text =~ s/^\s+|\s+$//g;
    my $n = 0;
    $n++ while $text =~ /(?<=[가-힣])[.!?。]["'”’)\]]*(?=\s|$)/g;
    $n++ if $text !~ /(?<=[가-힣])[.!?。]["'”’)\]]*$/;
    return $n;
}

for my $file (@ARGV) {
    local $/;
    open my $in, '<', $file or die "$file: $!\n";
    my $text = <$in>;
    my %n = map { $_ => 0 } @names;
    $text =~ s/\A---\n.*?\n---\n//s or next;
    my @entries = split /^(?=# )/m, $text;
    for my $entry (grep { /^# / } @entries) {
        $n{papers}++;
        my ($heading, $rest) = split /\n/, $entry, 2;
        $n{links} += () = $entry =~ m{\]\(https?://[^)]*\d{4}\.\d{5}}g;
        my $summary = $rest =~ /^(## .*)/ms ? $1 : '';
        $summary =~ s/\s+$//;
        my $length = length $summary;
        $n{length} += $length;
        $n{over1000} += $length > 1000;
        $n{over1100} += $length > 1100;
        my @sections = split /^(?=## )/m, $summary;
        for my $section (@sections) {
            my ($name, $body) = split /\n/, $section, 2;
            $n{sections}++;
            my @items = $body =~ /^- (.*)$/mg;
            if ($name =~ /^## Introduction\s*$/) {
                $n{slots} += @items;
                $n{unlabelled} +=
                    !grep { /^(?:Goal|Motivation|Contribution|목표|동기|기여):/ }
                    @items;
                $n{sentences} += sentences($_) for @items;
                next;
            }
            $n{slots}++;
            $n{bulleted} += @items > 0;
            $body =~ s/^- //mg;
            $body =~ s/^\s+|\s+$//g;
            $n{placeholders} += $body =~ /^정보 부족(?:이다)?\.?$/;
            my $here = sentences($body);
            $n{sentences} += $here;
            $n{long4} += $here > 3;
        }
    }
    my ($base) = $file =~ m{([^/]+)$};
    print join(' ', $base, map { $n{$_} } @names), "\n";
}
