package io.rowmq.spi;

/**
 * A JVM that shares a database, or did so lately.
 *
 * @param id its number
 * @param name what it is called, for example its process and host
 * @param alive whether it has not been taken for dead, and has not ended
 * @param leaseLeft for how many milliseconds it is taken for alive without a sign of it; negative since it is not
 * @param claimed how many deliveries it has claimed for its consumers, whether or not they have them in hand
 */
public record NodeRow(long id, String name, boolean alive, long leaseLeft, long claimed) {}
