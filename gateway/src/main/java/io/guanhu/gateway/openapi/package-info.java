/** One OpenAPI document of all services. */
@NullMarked
package io.guanhu.gateway.openapi;

import org.jspecify.annotations.NullMarked;
