// One program may hold this package twice: as a module and as CommonJS, or in two bundles. What one of them made is an
// instance of the other one's class too.

/** Lets `instanceof` know the instances of a class, whichever copy of the package made them. */
export function branded(kind, name) {
  const brand = Symbol.for(`therapy-goals.${name}`);
  Object.defineProperty(kind.prototype, brand, { value: true });
  Object.defineProperty(kind, Symbol.hasInstance, {
    value(value) {
      // A class of the user's that extends this one has only its own.
      return this === kind ? value?.[brand] === true : Function.prototype[Symbol.hasInstance].call(this, value);
    },
  });
}
