@NullMarked
package io.guanhu.gateway.page;

import org.jspecify.annotations.NullMarked;
