/** What must hold before an epoch's keys are dead for every copy. */
@NullMarked
package io.guanhu.platform.keyring.epoch.condition;

import org.jspecify.annotations.NullMarked;
