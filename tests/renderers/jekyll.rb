# Renders what it reads as Jekyll would: one JSON object a line in and out.
#
#   {"src": "text", "input": "GFM"}  ->  {"html": …, "liquid": …}
#   or, where Liquid ends the build,   {"abort": …, "plain": …}
#
# A page goes through Jekyll's own renderer, so Liquid runs first and kramdown
# reads what it left; `plain` is what it makes of the text itself. There is one site for each kind of kramdown's input.
require 'json'
require 'tmpdir'
require 'jekyll'

Jekyll.logger.log_level = :error
FOLDER = Dir.mktmpdir('digestlint-jekyll')
at_exit { FileUtils.rm_rf(FOLDER) }

def new_site(input)
  Jekyll::Site.new(
    Jekyll.configuration('source' => FOLDER, 'quiet' => true,
                         'destination' => File.join(FOLDER, '_site'),
                         'disable_disk_cache' => true,
                         'kramdown' => { 'input' => input })
  )
end

def new_page(site, text)
  page = Jekyll::PageWithoutAFile.new(site, FOLDER, '', 'page.md')
  page.content = text
  page
end

# What Liquid makes of the text; an error is the build's end.
def after_liquid(site, text)
  page = new_page(site, text)
  renderer = Jekyll::Renderer.new(site, page)
  payload = renderer.payload
  payload['page'] = page.to_liquid
  info = { registers: { site: site, page: payload['page'] } }
  renderer.render_liquid(text, payload, info, page.path)
end

def html_of(site, text, liquid: true)
  page = new_page(site, text)
  page.data['render_with_liquid'] = liquid
  # No layout, so this is the converted text alone.
  Jekyll::Renderer.new(site, page).run
end

def answer(site, text)
  site.liquid_renderer.reset
  Jekyll::Cache.clear
  { liquid: after_liquid(site, text), html: html_of(site, text) }
rescue StandardError, SyntaxError => e
  # The first line names the mistake and its line.
  { html: '', abort: "#{e.class}: #{e.message}".lines.first.strip,
    plain: html_of(site, text, liquid: false) }
end

sites = Hash.new { |known, input| known[input] = new_site(input) }
$stdout.sync = true
while (line = $stdin.gets)
  request = JSON.parse(line)
  # What Jekyll warns of must not get between the answers.
  puts JSON.generate(answer(sites[request['input']], request['src']))
end
