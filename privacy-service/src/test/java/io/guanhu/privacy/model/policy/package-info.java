/** Tests of the versions of the privacy policy. */
@NullMarked
package io.guanhu.privacy.model.policy;

import org.jspecify.annotations.NullMarked;
