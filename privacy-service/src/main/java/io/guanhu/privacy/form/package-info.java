/** The standard application form, for whoever asks on paper. */
@NullMarked
package io.guanhu.privacy.form;

import org.jspecify.annotations.NullMarked;
