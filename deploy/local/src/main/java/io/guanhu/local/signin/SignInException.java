package io.guanhu.local.signin;

/** A person could not sign in. */
public final class SignInException extends RuntimeException {

    SignInException(String login, String why) {
        super(login + " could not sign in: " + why);
    }
}
