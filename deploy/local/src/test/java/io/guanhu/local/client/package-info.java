/** Tests of the clients. */
@NullMarked
package io.guanhu.local.client;

import org.jspecify.annotations.NullMarked;
