/* The fields of a post's front matter. */
#include "model/builder.h"

dl_str dl_post_field(const dl_post *post, dl_field_role role)
{
    const dl_yaml *root = post->doc->frontmatter.root;
    for (const dl_yaml *v = root ? root->first : NULL; v; v = v->next) {
        const dl_profile_field *field =
            v->key ? dl_profile_field_named(post->profile, v->key->text) : NULL;
        if (field && field->role == role && v->kind == DL_YAML_SCALAR)
            return v->text;
    }
    return DL_STR_NONE;
}
