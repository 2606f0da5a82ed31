/// Every operator once more, one output element at a time, in double precision and never optimised.
///
/// The functions are the executable specification of ServalGraph's operations: read one to learn what an operation
/// means, compare a kernel with it to learn whether the kernel is right. Each takes the operation's parameters and
/// the values of its inputs, whose shapes shape inference has accepted.
package enum Reference {}
