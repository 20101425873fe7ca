import {
  Camera,
  Ellipsis,
  Expand,
  ImageUp,
  Keyboard,
  Maximize,
  Minus,
  Moon,
  PanelLeft,
  PanelRight,
  Plus,
  Sun,
} from "lucide-react";
import { IconButton } from "../../ui/Button.tsx";
import { Menu, MenuItem, MenuLine } from "../../ui/Menu.tsx";
import { switchTheme } from "../../ui/ThemeSwitch.tsx";
import { showAll, zoomStep } from "../actions.ts";
import { useBoardPage } from "../boardPage.ts";
import { chooseImages } from "../images/chooseImages.ts";
import { changeTools } from "../tools.ts";
import { useObserved } from "../useObserved.ts";
import { toggleFullScreen } from "./fullScreen.ts";

/** What is seldom needed: images, and how the board is seen: zoom, theme, full screen, the hand it is used with. */
export function ViewMenu({ onShortcuts }: { readonly onShortcuts: () => void }) {
  const page = useBoardPage();
  const dock = useObserved(page.tools, (tools) => tools.dock);
  const mayWrite = useObserved(page.state.view, ({ may }) => may.write);
  const other = dock === "left" ? "right" : "left";
  const DockIcon = other === "left" ? PanelLeft : PanelRight;
  return (
    <Menu
      trigger={
        <IconButton label="View">
          <Ellipsis aria-hidden className="size-5" />
        </IconButton>
      }
    >
      {mayWrite && (
        <>
          <MenuItem onSelect={() => chooseImages(page.images)}>
            <ImageUp aria-hidden className="size-4" /> Image from this device
          </MenuItem>
          <MenuItem onSelect={() => page.images.isCameraOpen.set(true)}>
            <Camera aria-hidden className="size-4" /> Photo with the camera
          </MenuItem>
          <MenuLine />
        </>
      )}
      <MenuItem onSelect={() => showAll(page)}>
        <Expand aria-hidden className="size-4" /> Show all
      </MenuItem>
      <MenuItem onSelect={() => zoomStep(page, 1)}>
        <Plus aria-hidden className="size-4" /> Zoom in
      </MenuItem>
      <MenuItem onSelect={() => zoomStep(page, -1)}>
        <Minus aria-hidden className="size-4" /> Zoom out
      </MenuItem>
      <MenuLine />
      <MenuItem onSelect={switchTheme}>
        <Moon aria-hidden className="size-4 dark:hidden" />
        <Sun aria-hidden className="hidden size-4 dark:block" /> Light or dark
      </MenuItem>
      <MenuItem onSelect={toggleFullScreen}>
        <Maximize aria-hidden className="size-4" /> Full screen
      </MenuItem>
      <MenuItem onSelect={() => changeTools(page.tools, { dock: other })}>
        <DockIcon aria-hidden className="size-4" /> Tools on the {other}
      </MenuItem>
      <MenuLine />
      <MenuItem onSelect={onShortcuts}>
        <Keyboard aria-hidden className="size-4" /> Keyboard shortcuts
      </MenuItem>
    </Menu>
  );
}
