@NullMarked
package io.guanhu.gateway.audit;

import org.jspecify.annotations.NullMarked;
