/** Tests of what is known about a request. */
@NullMarked
package io.guanhu.privacy.model.request;

import org.jspecify.annotations.NullMarked;
