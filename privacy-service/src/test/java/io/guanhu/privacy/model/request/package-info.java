/** Tests of what is known of a request. */
@NullMarked
package io.guanhu.privacy.model.request;

import org.jspecify.annotations.NullMarked;
