/** Combines the services' OpenAPI documents into one. */
@NullMarked
package io.guanhu.gateway.openapi;

import org.jspecify.annotations.NullMarked;
