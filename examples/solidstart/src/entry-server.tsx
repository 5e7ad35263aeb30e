import { createHandler, StartServer } from "@solidjs/start/server";

export default createHandler(() => (
  <StartServer
    document={({ children, scripts }) => (
      <html lang="en">
        <body>
          {children}
          {scripts}
        </body>
      </html>
    )}
  />
));
