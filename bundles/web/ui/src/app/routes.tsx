import { createHashRouter } from 'react-router';
import { ActionsPage } from '../pages/ActionsPage';
import { ApprovalsPage } from '../pages/ApprovalsPage';
import { AuthorisePage } from '../pages/AuthorisePage';
import { CommentsPage } from '../pages/CommentsPage';
import { DocumentsPage } from '../pages/DocumentsPage';
import { HomePage } from '../pages/HomePage';
import { InvitationsPage } from '../pages/InvitationsPage';
import { JobsPage } from '../pages/JobsPage';
import { MessagesPage } from '../pages/MessagesPage';
import { PapersPage } from '../pages/PapersPage';
import { PortfolioPage } from '../pages/PortfolioPage';
import { ReconcilePage } from '../pages/ReconcilePage';
import { SendingPage } from '../pages/SendingPage';
import { TodoPage } from '../pages/TodoPage';
import { UploadPage } from '../pages/UploadPage';
import { ErrorPage } from './ErrorPage';
import { Shell } from './Shell';

// behind the #, so that a proxy may put Partida below any path, and every filter has an address
type Router = ReturnType<typeof createHashRouter>;
let made: Router | undefined;

/** For who keeps books. */
export function workbench(): Router {
  made ??= createHashRouter([
    {
      element: <Shell portal={false} />,
      errorElement: <ErrorPage />,
      children: [
        { path: '/', element: <HomePage /> },
        { path: '/documents', element: <DocumentsPage /> },
        { path: '/messages', element: <MessagesPage /> },
        { path: '/sending', element: <SendingPage /> },
        { path: '/approvals', element: <ApprovalsPage /> },
        { path: '/authorise', element: <AuthorisePage /> },
        { path: '/comments', element: <CommentsPage /> },
        { path: '/decide', element: <TodoPage /> },
        { path: '/papers', element: <PapersPage /> },
        { path: '/reconcile', element: <ReconcilePage /> },
        { path: '/upload', element: <UploadPage /> },
        { path: '/actions', element: <ActionsPage /> },
        { path: '/invitations', element: <InvitationsPage /> },
        { path: '/portfolio', element: <PortfolioPage /> },
        { path: '/jobs', element: <JobsPage /> },
        { path: '*', element: <HomePage /> },
      ],
    },
  ]);
  return made;
}

/** For a client of the firm. */
export function portal(): Router {
  made ??= createHashRouter([
    {
      element: <Shell portal />,
      errorElement: <ErrorPage />,
      children: [
        { path: '/', element: <TodoPage /> },
        { path: '/documents', element: <DocumentsPage /> },
        { path: '/messages', element: <MessagesPage /> },
        { path: '/sending', element: <SendingPage /> },
        { path: '/approvals', element: <ApprovalsPage /> },
        { path: '/authorise', element: <AuthorisePage /> },
        { path: '/comments', element: <CommentsPage /> },
        { path: '/upload', element: <UploadPage /> },
        { path: '/portfolio', element: <PortfolioPage /> },
        { path: '*', element: <TodoPage /> },
      ],
    },
  ]);
  return made;
}
