/** The standard application form for requests on paper. */
@NullMarked
package io.guanhu.privacy.form;

import org.jspecify.annotations.NullMarked;
