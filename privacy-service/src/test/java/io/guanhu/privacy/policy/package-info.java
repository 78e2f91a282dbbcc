/** Tests of the privacy policy. */
@NullMarked
package io.guanhu.privacy.policy;

import org.jspecify.annotations.NullMarked;
