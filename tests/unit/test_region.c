/*
 * What every byte is: each text with its regions, `kind:bytes`, separated by
 * spaces; `~` marks those whose words are read.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"
#include "parse/parse.h"
#include "../support/check_document.h"
#include "text/region.h"

typedef struct sample {
    const char *text, *regions;
} sample;

static dl_doc *parse(const char *text)
{
    return dl_doc_parse(DL_STR("a.md"), dl_str_of(text), 1 << 20,
                        &dl_lexicon_builtin);
}

static void dump(const dl_doc *doc, dl_buf *out)
{
    out->n = 0;
    dl_buf_adds(out, "");
    uint32_t end = 0;
    for (uint32_t i = 0; i < doc->n_regions; i++) {
        const dl_region *r = &doc->regions[i];
        assert_true(r->start >= end && r->start < r->end);
        end = r->end;
        assert_true(end <= doc->src.n);
        dl_str s = dl_doc_slice(doc, (dl_span){r->start, r->end});
        dl_buf_printf(out, "%s%s:%s", i ? " " : "", dl_region_names[r->kind],
                      r->is_opaque ? "" : "~");
        for (size_t k = 0; k < s.n; k++)
            dl_buf_addc(out, s.p[k] == '\n' ? '|' : s.p[k]);
    }
}

static void expect(const sample *samples, size_t n)
{
    dl_buf out = {0};
    for (size_t i = 0; i < n; i++) {
        dl_doc *doc = parse(samples[i].text);
        dump(doc, &out);
        dl_buf_addc(&out, '\0');
        assert_string_equal(out.p, samples[i].regions);
        dl_doc_free(doc);
    }
    dl_buf_free(&out);
}

#define EXPECT(...)                                                            \
    expect((const sample[]){__VA_ARGS__},                                      \
           sizeof((const sample[]){__VA_ARGS__}) / sizeof(sample))

static void code(void **state)
{
    (void)state;
    EXPECT({"가 `나` 다", "code:~`나`"},
           {"가 ``나 ` 다`` 라", "code:~``나 ` 다``"},
           {"```c\n가\n```\n나", "code:~```c|가|```"},
           {"    가\n\n나", "code:~가"}, {"    [가]: 나", "code:~[가]: 나"},
           {"가 <code>나 <b>다</b></code> 라", "code:<code>나 <b>다</b></code>"},
           {"가 <KBD class=x>나</KBD>", "code:<KBD class=x>나</KBD>"},
           {"가 <code>나 다\n\n라", "code:<code>나 다"},
           {"가 <code>나\n\n다</code> 라", "code:<code>나||다</code>"},
           {"{::nomarkdown}\n가\n\n나\n{:/}\n다",
            "code:{::nomarkdown}|가||나|{:/}"},
           {"<div title=\"가\n\n나\">\n다\n</div>",
            "html:<div title=\"가||나\"> html:~</div>"},
           {"| 가 | 나 |\n|---|---|\n| `다|라` | 마 |", "code:`다|라`"},
           {"가 `나`` 다", "code:`나`"}, {"가 ` 나 ``다` 라", "code:~` 나 ``다`"},
           {"가 \\`나`` 다", ""},
           {"{% javascript %}\n가\n\n나\n{% endjavascript %}",
            "code:{% javascript %}|가||나|{% endjavascript %}"},
           {"@startuml\n가 <<나>>\n\n다\n@enduml\n라",
            "code:@startuml|가 <<나>>||다|@enduml"},
           {">\t가\n\n나", "code:~가"}, {"> \t가", "code:~가"},
           {"> 가\n> \t나", ""}, {"- 가\n\n  \t나\n다", "code:~나|다"},
           {"{{< code >}}\n가\n\n나\n{{< /code >}}",
            "code:{{< code >}}|가||나|{{< /code >}}"},
           {"가 <codec>나</codec>", "html:~<codec> html:~</codec>"},
           {"<div><pre>\n가\n\n나\n</pre></div>\n\n다",
            "html:<div><pre>|가||나|</pre> html:~</div>"},
           {"* ~~~\n가\n~~~\n\n나", "code:~~~|가|~~~ code:~||나"},
           {"{% highlight c %}\n가\n\n# 나\n{% endhighlight %}\n다",
            "code:{% highlight c %}|가||# 나|{% endhighlight %}"},
           {"{%- raw -%}가{%- endraw -%} 나", "code:{%- raw -%}가{%- endraw -%}"},
           {"{% raw %}가", "template:{% raw %}"},
           {"{% raw %}\n가 {{ 나 }}\n\n{% endraw %}\n",
            "template:{% raw %} template:{{ 나 }} template:{% endraw %}"},
           {"가 `{{ 나` 다 }}", "code:~`{{ 나`"},
           {"{{< highlight go >}}\n가\n{{< /highlight >}}",
            "code:{{< highlight go >}}|가|{{< /highlight >}}"});
}

static void formulas(void **state)
{
    (void)state;
    EXPECT({"$x$를 $y + 1$로", "formula:$x$ formula:$y + 1$"},
           {"값은 $5이고 $10이다", ""}, {"$5 할인 $10와 $5", ""},
           {"$\\pm$5", "formula:$\\pm$"}, {"$ x $와", "formula:$ x $"},
           {"$x_1 $과", "formula:$x_1 $"}, {"$가 = 나 $", ""},
           {"\\$x\\$", ""}, {"$x\\$y$", "formula:$x\\$y$"},
           {"$\\text{가 $b$ 나}$ 다", "formula:$\\text{가 $b$ 나}$"},
           {"$x{y$ 가", "formula:$x{y$"}, {"5$에서 가 10$로", ""},
           {"$a `$` b$", "formula:$a `$` b$"}, {"$가\n\n나$", ""},
           {"$$가$$ 나", "formula:$$가$$"},
           {"$$\na\n\n- b\n$$\n\n가", "formula:$$|a||- b|$$"},
           {"$$\n가\n\n나\n\n$$\n\n다", "formula:$$|가||나||$$"},
           {"$$\n가\n\n$$나$$ 다", "formula:$$|가||$$나$$"},
           {"$$\n가\n나\n\n다", "formula:$$|가|나"},
           {"$$ 가\n\n나\n$$", "formula:$$"},
           {"$$\n가\n$$ (나)\n", "formula:$$|가|$$ (나)"},
           {"$$x$$ (가)는 나이고 다이다. (라)", "formula:$$x$$"},
           {"$$x$$ (가 나)", "formula:$$x$$"},
           {"\xEF\xBB\xBF$$\n가\n\n나\n$$", "formula:$$|가||나|$$"},
           {"\\[\n가\n\n나\n\\]\n다", "formula:\\[|가||나|\\]"},
           {"\\[\n가\n\n나 \\]", ""},
           {"\\(가\\) \\\\(나\\\\)", "formula:\\(가\\) formula:\\\\(나\\\\)"},
           {"\\[\n가\n\\]", "formula:\\[|가|\\]"}, {"\\\\[가\\\\]", "formula:\\\\[가\\\\]"},
           {"\\(가 나", ""},
           {"\\begin{align*}\n가\n\n나\n\\end{align*} 다",
            "formula:\\begin{align*}|가||나|\\end{align*}"},
           {"\\begin{a}가\\end{b}", "template:{a} template:{b}"});
}

static void addresses(void **state)
{
    (void)state;
    EXPECT(
        {"가 https://a.kr/b를 본다", "address:https://a.kr/b address:~를"},
        {"https://a.kr/위키/가나_다에 있다", "address:https://a.kr/위키/가나_다에"},
        {"(https://a.kr/b)를 (https://a.kr/b) 를",
         "address:https://a.kr/b address:~)를 address:https://a.kr/b"},
        {"https://a.kr/b이다.", "address:https://a.kr/b address:~이다"},
        {"“https://a.kr/”라고", "address:https://a.kr/ address:~”라고"},
        {"www.a.kr/가 나", "address:www.a.kr/가"},
        {"<https://a.kr/가>", "address:~https://a.kr/가"},
        {"[가](/나 \"다\")", "address:~(/나 \"다\")"},
        {"![가](/나 ( 1 ).png)", "address:(/나 ( 1 ).png)"},
        {"[가] (나)", ""}, {"[가](나", ""},
        {"https://a.kr/b'가 나", "address:https://a.kr/b address:~'가"},
        {"**https://a.kr/b**가 나", "address:https://a.kr/b address:~**가"},
        {"https://a.kr/[가]가 나", "address:https://a.kr/[ address:~가]가"},
        {"https://a.kr/(가). 나", "address:https://a.kr/( address:~가)"},
        {"https://a.kr/b\\가|나 다", "address:https://a.kr/b address:~\\가|나"},
        {"[https://a.kr/b](/가)나", "address:https://a.kr/b address:~(/가)"},
        {"https://a.kr/<b>가", "address:https://a.kr/ html:~<b>"},
        {"http://한글.한국/가", "address:http://한글 address:~.한국/가"},
        {"www.한글.kr에", "address:www. address:~한글.kr에"}, {"aw.한글", ""},
        {"WWW.한글.KR", "address:WWW. address:~한글.KR"},
        {"tel:가 나", "address:tel: address:~가"}, {"값:가 나", ""},
        {"magnet:?dn=가", "address:magnet:?dn=가"});
}

static void hosts(void **state)
{
    (void)state;
    EXPECT({"한글.kr에 있다", "address:한글.kr"},
           {"가.한글.co.kr, 나", "address:가.한글.co.kr"},
           {"한글.com/a를", "address:한글.com/a address:~를"},
           {"//한글.kr/가", "address://한글.kr/가"},
           {"“한글.kr:80/가”를", "address:한글.kr:80/가 address:~”를"},
           {"a.kr?q=가&b=나 다", "address:a.kr?q=가&b=나"},
           {"a.com#가 나", "address:a.com#가"}, {"a.com은 b.com? 가", ""},
           {"AI.그리고 끝났다.이제", ""}, {"가.AI는 나", ""}, {"가.한국은", ""},
           {"가.krx", ""}, {"가.kr_나", ""}, {"가.COM을", "address:가.COM"},
           {"_가.com_ 과 가_나.com", "address:가.com address:가_나.com"},
           {"<//가.kr>", "address://가.kr"},
           {"a@b.kr로", "address:a@b.kr"}, {"mAP@0.5는", ""},
           {"가나@b.kr로", "address:~가나@b.kr"},
           {"hong@한글.kr로", "address:~hong@한글.kr"},
           {"hong@한글.kr?subject=가 나", "address:~hong@한글.kr?subject=가"},
           {"hong@한글.한국으로", "address:~hong@한글.한국"}, {"R@k.이후", ""},
           {"mailto:a@b.kr?subject=가 나", "address:a@b.kr?subject=가"},
           {"git@a.kr:가/b.git", "address:git@a.kr:가/b.git"},
           {"a@b.kr: 가/나", "address:a@b.kr"}, {"a@b.kr?그럼", "address:a@b.kr"});
}

static void paths(void **state)
{
    (void)state;
    EXPECT({"/img/가.png에", "address:/img/가.png"},
           {"./가/나와 ../다", "address:./가/나와 address:../다"},
           {"~/가/b.txt", "address:~/가/b.txt"}, {"가나.PDF를", "address:가나.PDF"},
           {"입력/출력을 1/2로", ""}, {"AI/ML을", ""}, {"and/or", ""},
           {"IT/가 3/4/가 2024/05/가 web/앱", ""}, {"(가)/나 **가**/나", ""},
           {"Node.js를", ""}, {"src/a.js를", "address:src/a.js"},
           {"끝이다.그리고 0.3이다. e.g. 가", ""},
           {"/사용자/이름", "address:/사용자/이름"}, {"가 / 나 // 다", ""},
           {"/가 \"/가/나\"", "address:~/가 address:/가/나"},
           {"가/ 나/와", "address:~가/"}, {"가/*.md", "address:~가/"},
           {"**/가/**/*.md", "address:~/가/"}, {"가/a/b/", "address:~가/a/b/"},
           {"/a/:id/가", "address:/a/ address:id/가"}, {"~a/가", "address:~a/가"},
           {"docs/가 a/b/가", "address:~docs/가 address:~a/b/가"},
           {"src/a는 a/b/c를", ""}, {"_posts/가", "address:_posts/가"},
           {"$HOME/가 $5/가", "address:HOME/가"},
           {"{{ a }}/가 %A%/가", "template:{{ a }} address:~/가 address:%A%/가"},
           {"localhost:80/가 a:8080/가 3:10/가",
            "address:80/가 address:8080/가"},
           {"user/가#12를 가/나#12", "address:~user/가#12를"},
           {"./a가 나", "address:./a address:~가"},
           {"다.md", "address:다.md"}, {"가.md#나 다", "address:가.md#나"},
           {"가(1).pdf를", "address:가(1).pdf"}, {"[가]나.pdf", "address:[가]나.pdf"},
           {"가!.pdf 가(나)[다].md", "address:가!.pdf address:가(나)[다].md"},
           {"<가 나.pdf>", "address:가 나.pdf"},
           {"가\\_나.pdf", "address:가\\_나.pdf"}, {"가.pdf(나)", "address:가.pdf"},
           {"x.pt(가)", ""}, {"\\</b>와", ""},
           {"\"가 나.pptx\"를", "address:가 나.pptx"},
           {"‘가 나.hwp’와", "address:가 나.hwp"}, {"가 나.hwp와", "address:나.hwp"},
           {"\"가\"는 나.pdf\"", "address:나.pdf"});
}

static void windows_paths(void **state)
{
    (void)state;
    EXPECT({"C:\\가\\나.txt를", "address:C:\\가\\나.txt"},
           {"D:/가/나 D:/가", "address:D:/가/나 address:D:/가"},
           {"\"C:\\a b\\가 나.pdf\" 다", "address:C:\\a b\\가 나.pdf"},
           {"\\\\서버\\가 나", "address:\\\\서버\\가"}, {"\\\\서버 나", "address:\\\\서버"},
           {"%A%\\가\\나.txt", "address:%A%\\가\\나.txt"},
           {"src\\가\\나.py를", "address:src\\가\\나.py"},
           {"..\\가 ~\\가 가\\나", "address:..\\가 address:~\\가 address:가\\나"},
           {"\\\\가\\c$\\나", "address:\\\\가\\c address:\\나"},
           {"비율 가:\\* 나", ""}, {"가\\*나\\* 가\\_나", ""},
           {"\\5,000 가\\5", ""}, {"“\\n”과", ""}, {"가\\b{나", ""});
}

static void templates(void **state)
{
    (void)state;
    EXPECT({"{{ 가 }}를", "template:{{ 가 }}"}, {"{{{ 가 }}}", "template:{{{ 가 }}}"},
           {"{{ 가", ""}, {"{% 100", ""},
           {"{% include a b=\"가\n나\" %}", "template:{% include a b=\"가|나\" %}"},
           {"{{< fig\n  a=\"가\" >}}", "template:{{< fig|  a=\"가\" >}}"},
           {"값은 {가 {나} 다}", "template:{가 {나} 다}"}, {"{가\n\n나}", "template:{가||나}"}, {"다 {가\n\n나}", ""},
           {"{가\n\n나} 다", ""}, {"{'}' + '가'} 나", "template:{'}' + '가'}"},
           {"{don't 가} 나", "template:{don't 가}"},
           {"{ /* } 가 */ b}", "template:{ /* } 가 */ b}"},
           {"{ // } 가\n b}", "template:{ // } 가| b}"},
           {"{# 가\n\n나 #} 다", "comment:{# 가||나 #}"},
           {"가 <%= '나' %> 다", "template:<%= '나' %>"},
           {"<%*\n가\n\n나\n%> 다", "template:<%*|가||나|%>"},
           {"{%- liquid\n 가\n\n 나\n-%} 다",
            "template:{%- liquid| 가|| 나|-%}"},
           {"{% a \"%} 가\" %} 나", "template:{% a \"%} 가\" %}"},
           {"{{ \"}} 가\" }} 나", "template:{{ \"}} 가\" }}"},
           {"{{< a\n\n \"}} >}} 가\" >}} 나",
            "template:{{< a|| \"}} >}} 가\" >}}"},
           {"{{/* 가\n\n나 */}}", "comment:{{/* 가||나 */}}"},
           {"{: .가}", "attributes:{: .가}"}, {"# 가 {#나}", "attributes:{#나}"},
           {"{::comment}\n가\n{:/comment}\n나",
            "comment:{::comment}|가|{:/comment}"},
           {"{::options a=\"b\" /}", "attributes:{::options a=\"b\" /}"},
           {"<A b={['가', '>']} />", "template:<A b={['가', '>']} />"},
           {"<A\n  b=\"가\"\n>\n\n나", "template:<A|  b=\"가\"|>"},
           {"<A.B c=\"가\">나</A.B>", "template:<A.B c=\"가\">"},
           {"<A @b=\"가\" /> 나", "template:<A @b=\"가\" />"},
           {"<A #나 /> 다", "template:<A #나 />"},
           {"<A b={1 > 2} c=\"가\" /> 나",
            "html:<A b={1 > 2} c=\"가\" />"},
           {"<A b={`가\n\n나`} /> 다", "template:<A b={`가||나`} />"},
           {"a <b 그리고 c> d", ""},
           {"i<n 이면 k=0 이고 가 x>0 나", ""},
           {":::{code-block} c\n가\n\n나\n:::\n다",
            "code::::{code-block} c|가||나|:::"},
           {"% 가\n나", "comment:% 가"},
           {"a<b 이면\n\n# 가\n\n나\n\n> d", ""},
           {"<A /* 가 */ b=\"나\" /> 다", "template:<A /* 가 */ b=\"나\" />"}, {"a <b = 가 그리고", ""},
           {"가 <나 {다}>", "template:{다}"}, {"a <b {가", ""},
           {"import a from 'b'\n\n가", "template:import a from 'b'"},
           {"import 가", ""}, {"export const a = '가'", "template:export const a = '가'"},
           {"export 가", ""},
           {"export const a = {\n\n  b: '가',\n}\n\n나",
            "template:export const a = {||  b: '가',|}"},
           {"export const a = `\n\n가`\n\n나",
            "template:export const a = `||가`"},
           {"export const a = (\n\n가", "template:export const a = ("},
           {"::: tip 가\n나\n:::", "template:::: tip 가 template::::"},
           {":abbr[가]{b}", "template::abbr template:{b}"}, {"가: [나]", ""},
           {":가[나] 가:나[1]", "template::가"},
           {"::가{b=c}", "template:::가 template:{b=c}"}, {":가: 나", ""},
           {"<<< @/가.js#나\n\n다", "template:<<< @/가.js#나"},
           {":name: fig-가\n:alt: 나", "template::name: fig-가 "
                                       "template::alt: 나"},
           {"> [!note] 가", "template:[!note]"}, {"[!가] 나", ""},
           {"> [!가 나|다]- 라", "template:[!가 나|다]"},
           {"++ctrl+a++ ++\"가\"++", "template:++ctrl+a++ template:++\"가\"++"},
           {"C++과 가, C++ 나++", ""}, {"!!! note \"가\"", "template:!!! note \"가\""},
           {"/// 가 | 나\n다", "template:/// 가 | 나"}, {"// 가", ""},
           {"=== \"가\"\n", "template:=== \"가\""},
           {"==가==나", "template:~==가=="}, {"a == b == c", ""}, {"a==b", ""});
}

static void labels(void **state)
{
    (void)state;
    EXPECT({"[가]\n\n[가]: /나", "label:~가 label:~[가]: /나"},
           {"[가][나]\n\n[나]: /다", "label:~[나] label:~[나]: /다"},
           {"[가][]\n\n[가]: /다", "label:~가 label:~[] label:~[가]: /다"},
           {"[가] 나", ""}, {"가[^나]\n\n[^나]: 다", "label:~[^나] label:~[^나]:"},
           {"[1]: 홍길동, 제목", "label:~[1]: 홍길동, 제목"},
           {"가 #나 다", "label:~#나"}, {"#가#나를", "label:~#가#나를"},
           {"가/@나", "label:~@나"}, {"C#과 # 가", ""}, {"## 가", ""},
           {"[@가2020, 3쪽]", "label:~@가2020"}, {"가. ^나-1", "label:~^나-1"},
           {"(@가, #나,@다 \"#라\" “@마”", "label:~@가 label:~#나 label:~@다 "
            "label:~#라 label:~@마”"},
           {"**#가**, [-@가] @fig:가, 나", "label:~#가 label:~@가 label:~@fig:가"},
           {"가@나 가#나 #1 가", "label:~#1"},
           {"글[^가]", "label:~[^가]"}, {"글[^가 나]", "label:~^가"},
           {"가:: 나", "label:~가::"}, {"- **가 나**:: 다", "label:~가 나**::"},
           {"**가::** 나", "label:~가::"},
           {"- [ ] 가:: 나", "label:~가::"}, {"가 [나::다] (라:: 마)", "label:~나:: label:~라::"},
           {"가::나", ""}, {"앞이다. 가:: 나", ""}, {"a.b::가 ::: 나", ""},
           {"2^나", ""}, {"(가)=\n\n# 나", "label:(가)="}, {"(가) = 나", ""},
           {"*[가]: 나", "label:~*[가]:"}, {"[//]: # (가)", "comment:~[//]: # (가)"},
           {"[[가 나]]와 ![[다.png]]", "label:[[가 나]] label:![[다.png]]"},
           {"[[1]](/가)", "address:~(/가)"}, {"[[가\n나]]", ""});
}

static void comments(void **state)
{
    (void)state;
    EXPECT({"가 <!-- 나 --> 다", "comment:~<!-- 나 -->"},
           {"가 <!-- 나 -- 다 --> 라", "comment:<!-- 나 -- 다 -->"},
           {"<!-- 가\n\n나 -->\n\n다", "comment:~<!-- 가||나 -->"},
           {"{% comment %}\n가\n\n나{% endcomment %}",
            "comment:{% comment %}|가||나{% endcomment %}"},
           {"{/* 가 */}", "comment:{/* 가 */}"}, {"가 %%나%% 다", "comment:%%나%%"},
           {"100%% 가 %%", ""},
           {"가.%%나%% 다", "comment:%%나%%"}, {"(%%가%%)", "comment:%%가%%"}, {"%%\n가\n\n나\n%%\n다", "comment:%%|가||나|%%"},
           {"가 <b title=\"나\">다</b>", "html:~<b title=\"나\"> html:~</b>"},
           {"<div>\n가\n</div>", "html:~<div>|가|</div>"});
}

static void front_matter(void **state)
{
    (void)state;
    EXPECT({"---\ntitle: 가나\nslug: 다\n---\n라",
            "front-matter:~---|title:  field:~가나 "
            "front-matter:~|slug: 다|---|"},
           {"---\ntitle: \"가\"\ndescription: '나'\n---\n",
            "front-matter:~---|title: \" field:~가 "
            "front-matter:~\"|description: ' field:~나 front-matter:~'|---|"},
           {"---\ntitle: \"가\\n\"\n---\n", "front-matter:~---|title: \"가\\n\"|---|"},
           {"---\ntitle: a\n---\n", "front-matter:~---|title: a|---|"},
           {"+++\ntitle = \"가\"\n+++\n나", "front-matter:~+++|title = \"가\"|+++|"},
           {"{\n  \"title\": \"가\"\n}\n나", "front-matter:~{|  \"title\": \"가\"|}|"},
           {"\n---\ntags: 가\n---\n\n나",
            "front-matter:---|tags: 가|---|"},
           {"\n---\n\n가: 나\n\n---\n", ""},
           {"---\ntitle: \"`가`와 나\"\n---\n",
            "front-matter:~---|title: \"`가`와 나\"|---|"},
           {"---\ntitle: 가.md 파일\n---\n",
            "front-matter:~---|title: 가.md 파일|---|"},
           {"---toml\ntitle = \"가\"\n---\n나",
            "front-matter:~---toml|title = \"가\"|---|"},
           {"---\ntitle: \"{{ 가 }}\"\n---\n",
            "front-matter:~---|title: \"{{ 가 }}\"|---|"},
           {"+++\n가", ""});
}

/* What looks like blocks in a region is not in the tree. */
static void blocks_in_regions(void **state)
{
    (void)state;
    dl_doc *doc = parse("{% highlight c %}\na\n\n# b\n\n- c\n"
                        "{% endhighlight %}\n\n# 가\n\n%%\n# d\n\ne\n%%\n");
    static const dl_node_kind kinds[] = {DL_NODE_DOCUMENT, DL_NODE_CODE_BLOCK,
                                         DL_NODE_HEADING, DL_NODE_TEXT,
                                         DL_NODE_HTML_BLOCK};
    assert_int_equal(doc->n_nodes, sizeof kinds / sizeof *kinds);
    for (uint32_t i = 0; i < doc->n_nodes; i++)
        assert_int_equal(doc->nodes[i].kind, kinds[i]);
    assert_int_equal(doc->nodes[0].end, doc->n_nodes);
    assert_int_equal(doc->nodes[1].next, 2);
    assert_int_equal(doc->nodes[2].next, 4);
    assert_int_equal(doc->nodes[4].next, DL_NONE);
    dl_doc_free(doc);
    /* a comment from a paragraph into a list */
    doc = parse("t<!--\n- {\n- -->-");
    uint32_t node;
    assert_null(check_document(doc, &node));
    dl_doc_free(doc);
}

static void questions(void **state)
{
    (void)state;
    const unsigned prose = DL_REGION_BIT(DL_REGION_PROSE);
    const unsigned in_code = DL_REGION_BIT(DL_REGION_CODE);
    dl_doc *doc = parse("a `b` c $d$");
    assert_int_equal(dl_region_at(doc, 1), DL_REGION_PROSE);
    assert_int_equal(dl_region_at(doc, 2), DL_REGION_CODE);
    assert_int_equal(dl_region_at(doc, 4), DL_REGION_CODE);
    assert_int_equal(dl_region_at(doc, 5), DL_REGION_PROSE);
    assert_int_equal(dl_region_at(doc, 99), DL_REGION_PROSE);
    assert_int_equal(dl_region_kinds(doc, (dl_span){2, 5}), in_code);
    assert_int_equal(dl_region_kinds(doc, (dl_span){1, 3}), prose | in_code);
    assert_int_equal(dl_region_kinds(doc, (dl_span){4, 6}), prose | in_code);
    assert_int_equal(dl_region_kinds(doc, (dl_span){0, 11}),
                     prose | in_code | DL_REGION_BIT(DL_REGION_FORMULA));
    /* between two bytes */
    assert_int_equal(dl_region_kinds(doc, (dl_span){2, 2}), prose);
    assert_int_equal(dl_region_kinds(doc, (dl_span){3, 3}), in_code);
    assert_int_equal(dl_region_kinds(doc, (dl_span){5, 5}), prose);
    dl_doc_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code),
        cmocka_unit_test(formulas),
        cmocka_unit_test(addresses),
        cmocka_unit_test(hosts),
        cmocka_unit_test(paths),
        cmocka_unit_test(windows_paths),
        cmocka_unit_test(templates),
        cmocka_unit_test(labels),
        cmocka_unit_test(comments),
        cmocka_unit_test(front_matter),
        cmocka_unit_test(blocks_in_regions),
        cmocka_unit_test(questions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
