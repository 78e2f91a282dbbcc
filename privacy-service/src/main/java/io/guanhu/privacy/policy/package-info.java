/** The bank's privacy policy: published by an administrator, kept in every version, read by all. */
@NullMarked
package io.guanhu.privacy.policy;

import org.jspecify.annotations.NullMarked;
