/** What the OpenAPI document of every service says by itself, without a word in a controller. */
@org.jspecify.annotations.NullMarked
package io.guanhu.platform.description;
