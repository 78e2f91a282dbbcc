@org.jspecify.annotations.NullMarked
package io.guanhu.platform.permission;
