/** The servers that the services stand on, and the processes that stand for others: mail, phones, a witness. */
@NullMarked
package io.guanhu.local.server;

import org.jspecify.annotations.NullMarked;
