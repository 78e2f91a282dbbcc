/** Tests of the docket of requests. */
@NullMarked
package io.guanhu.privacy.docket;

import org.jspecify.annotations.NullMarked;
