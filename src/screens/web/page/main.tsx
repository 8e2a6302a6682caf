import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles/base.css';
import './styles/layout.css';
import './styles/sidebar.css';
import './styles/chat.css';
import './styles/message.css';
import './styles/composer.css';
import './styles/side.css';
import './styles/board.css';
import './styles/drawer.css';
import './styles/narrow.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
