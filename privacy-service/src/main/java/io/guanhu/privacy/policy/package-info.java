/** The bank's privacy policy: published by an administrator, stored in every version, public. */
@NullMarked
package io.guanhu.privacy.policy;

import org.jspecify.annotations.NullMarked;
