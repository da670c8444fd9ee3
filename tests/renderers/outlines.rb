# outlines.rb INPUT: prints for each document in the standard input, separated
# by NUL, a line with the blocks that kramdown makes of it, as
# tests/page/outline.c does. INPUT is GFM or kramdown.
require 'kramdown'
require 'kramdown-parser-gfm'

def leaf(name, el)
  "#{name}#{el.options[:location]}"
end

def outline(el)
  case el.type
  when :blank, :eob then nil
  when :p, :header, :table, :codeblock, :math, :hr
    leaf(el.type, el)
  when :html_element, :xml_comment then leaf('html', el)
  when :dl then children(el)
  when :dt then 'dt'
  else "#{el.type}(#{children(el)})"
  end
end

def children(el)
  el.children.map { |c| outline(c) }.compact.join(' ')
end

$stdin.binmode
$stdin.read.force_encoding('UTF-8').split("\0").each do |text|
  doc = Kramdown::Document.new(text, :input => ARGV[0] || 'GFM', :hard_wrap => false)
  puts "root(#{children(doc.root)})"
end
