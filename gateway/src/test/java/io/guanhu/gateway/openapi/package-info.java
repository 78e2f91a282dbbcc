/** The merged document, piece by piece. */
@NullMarked
package io.guanhu.gateway.openapi;

import org.jspecify.annotations.NullMarked;
