package io.rowmq.samples.workqueue;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.stream.IntStream;

/**
 * Something that takes a while: counting the primes below a number.
 *
 * @param number tells the tasks apart
 * @param below where to stop counting
 */
record Task(int number, int below) {

    private static final int LEAST = 200_000;
    private static final int STEP = 10_000;

    static Task numbered(int number) {
        return new Task(number, LEAST + number * STEP);
    }

    static Task of(Message message) throws JMSException {
        return new Task(message.getIntProperty("number"), message.getIntProperty("below"));
    }

    Message toMessage(Session session) throws JMSException {
        Message message = session.createMessage();
        message.setIntProperty("number", number);
        message.setIntProperty("below", below);
        return message;
    }

    long execute() {
        return IntStream.range(2, below).filter(Task::isPrime).count();
    }

    private static boolean isPrime(int candidate) {
        return IntStream.rangeClosed(2, (int) Math.sqrt(candidate)).noneMatch(divisor -> candidate % divisor == 0);
    }

    @Override
    public String toString() {
        return "task " + number;
    }
}
