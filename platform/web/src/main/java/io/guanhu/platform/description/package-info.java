/**
 * Generates the OpenAPI document of every service, without any annotations for it in controllers.
 */
@org.jspecify.annotations.NullMarked
package io.guanhu.platform.description;
