/** The scripts that govuk-frontend ships, which come without types. */
declare module 'govuk-frontend/*' {
  interface Component {
    new (root: Element, config?: Readonly<Record<string, unknown>>): unknown;
    readonly moduleName: string;
  }
  export const Button: Component;
  export const CharacterCount: Component;
  export const Checkboxes: Component;
  export const ErrorSummary: Component;
  export const ExitThisPage: Component;
  export const NotificationBanner: Component;
  export const PasswordInput: Component;
  export const Radios: Component;
  export const ServiceNavigation: Component;
  export const SkipLink: Component;
  export const Tabs: Component;
}
