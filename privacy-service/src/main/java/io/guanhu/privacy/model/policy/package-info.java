/** The versions of the bank's privacy policy. */
@NullMarked
package io.guanhu.privacy.model.policy;

import org.jspecify.annotations.NullMarked;
